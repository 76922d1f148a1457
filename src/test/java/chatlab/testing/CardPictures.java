package chatlab.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures, and PNG chunks put together by hand. */
public final class CardPictures {
    private static final int AFTER_HEADER = 8 + 25;

    private CardPictures() {}

    /** A picture with something to see in it. */
    public static byte[] png(int width, int height) {
        return picture(width, height, "png");
    }

    public static byte[] jpeg(int width, int height) {
        return picture(width, height, "jpeg");
    }

    /** A PNG that carries a card under {@code keyword}. */
    public static byte[] carrying(String keyword, String json) {
        return with(png(40, 60), keyword, base64(json));
    }

    public static String base64(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** With one more text chunk. */
    public static byte[] with(byte[] png, String keyword, String text) {
        return withChunk(
                png, chunk("tEXt", (keyword + '\0' + text).getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** With one more chunk, right after the header. */
    public static byte[] withChunk(byte[] png, byte[] chunk) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, AFTER_HEADER);
        out.writeBytes(chunk);
        out.write(png, AFTER_HEADER, png.length - AFTER_HEADER);
        return out.toByteArray();
    }

    public static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A PNG that says it has this size; the rest is as it was. */
    public static byte[] claiming(byte[] png, int width, int height) {
        byte[] header = Arrays.copyOfRange(png, 16, 29);
        ByteBuffer.wrap(header).putInt(width).putInt(height);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, 8);
        out.writeBytes(chunk("IHDR", header));
        out.write(png, AFTER_HEADER, png.length - AFTER_HEADER);
        return out.toByteArray();
    }

    /** The first text under a keyword; null where there is none. */
    public static String text(byte[] png, String keyword) {
        ByteBuffer in = ByteBuffer.wrap(png).position(8);
        while (in.remaining() >= 12) {
            byte[] data = new byte[in.getInt()];
            byte[] type = new byte[4];
            in.get(type).get(data).getInt();
            String text = new String(data, StandardCharsets.ISO_8859_1);
            if (new String(type, StandardCharsets.ISO_8859_1).equals("tEXt")
                    && text.startsWith(keyword + '\0')) {
                byte[] json = Base64.getDecoder().decode(text.substring(keyword.length() + 1));
                return new String(json, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    public static BufferedImage decoded(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] picture(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLUE);
        pen.fillOval(0, 0, width / 2, height / 2);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
