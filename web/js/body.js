/** What goes to the server: a file or a form of files as it is, all else as JSON. */

/** @param {unknown} body */
export function asSent(body) {
  if (body === undefined) return null;
  return isFile(body) ? body : JSON.stringify(body);
}

/**
 * What brings its type along.
 *
 * @param {unknown} body
 * @returns {body is Blob | FormData}
 */
export function isFile(body) {
  return body instanceof Blob || body instanceof FormData;
}
