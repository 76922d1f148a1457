/** Makes a portrait of whatever picture somebody chose: a square of a sensible size, without where and when it was taken. */

const EDGE = 512;

/**
 * The middle of the picture, a little above it where it is taller than wide, since that is where faces are.
 *
 * @param {Blob} file
 * @param {number} most bytes that the server takes
 * @returns {Promise<Blob>}
 * @throws where the browser cannot read it
 */
export async function portraitOf(file, most) {
  const picture = await createImageBitmap(file);
  const side = Math.min(picture.width, picture.height);
  const edge = Math.min(EDGE, side);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = edge;
  const left = (picture.width - side) / 2;
  const top = (picture.height - side) / 4;
  canvas.getContext("2d")?.drawImage(picture, left, top, side, side, 0, 0, edge, edge);
  picture.close();
  const png = await encoded(canvas, "image/png");
  return png.size <= most ? png : encoded(canvas, "image/jpeg");
}

/**
 * An address that an image can show before the server has it.
 *
 * @param {Blob} picture
 * @returns {Promise<string>}
 */
export function addressOf(picture) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(picture);
  });
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} type
 * @returns {Promise<Blob>}
 */
function encoded(canvas, type) {
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be drawn."))), type, 0.9));
}
