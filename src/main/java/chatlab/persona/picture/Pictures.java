package chatlab.persona.picture;

import chatlab.failure.Failure;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws pictures from anybody anew: bounded in size, time and memory, and without their metadata.
 */
public final class Pictures {
    private static final int MOST_SIDE = 4_096;
    private static final int READ_SIDE = 2_048;
    private static final int KEPT_SIDE = 512;

    /** A photograph has ten or so; each costs a pass over all of it. */
    private static final int MOST_SCANS = 64;

    /** A decoded picture takes up to 32 MB for a moment. */
    private static final int AT_ONCE = 2;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /**
     * A PNG or JPEG, by its content.
     *
     * @throws Failure.Invalid for what is none, or too large
     */
    public Picture read(byte[] bytes) {
        places.acquireUninterruptibly();
        try {
            return drawnAnew(bytes);
        } finally {
            places.release();
        }
    }

    /** For a character that has no picture. */
    public Picture bust(String color) {
        return Picture.of(png(DrawnPicture.bust(color)));
    }

    private static Picture drawnAnew(byte[] bytes) {
        try {
            if (Png.isOne(bytes)) {
                Png png = Png.read(bytes);
                checkSize(png.width(), png.height());
                return Picture.of(png(fitted(decoded("png", png.bare().bytes()))));
            }
            if (isJpeg(bytes)) {
                checkScans(bytes);
                return Picture.of(png(fitted(decoded("jpeg", bytes))));
            }
        } catch (Png.Broken broken) {
            throw invalid(String.valueOf(broken.getMessage()));
        }
        throw invalid("The picture is neither a PNG nor a JPEG.");
    }

    private static BufferedImage decoded(String format, byte[] bytes) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            checkSize(width, height);
            ImageReadParam read = reader.getDefaultReadParam();
            int every = Math.max(1, Math.max(width, height) / READ_SIDE);
            read.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, read);
        } catch (Failure told) {
            throw told;
        } catch (IOException | RuntimeException broken) { // the decoders throw all kinds
            throw invalid("The picture cannot be read.");
        } finally {
            reader.dispose();
        }
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length > 3
                && (bytes[0] & 0xff) == 0xff
                && (bytes[1] & 0xff) == 0xd8
                && (bytes[2] & 0xff) == 0xff;
    }

    private static void checkSize(int width, int height) {
        if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE)
            throw invalid(
                    "The picture must have at most %d × %d pixels."
                            .formatted(MOST_SIDE, MOST_SIDE));
    }

    private static void checkScans(byte[] jpeg) {
        int scans = 0;
        for (int i = 1; i < jpeg.length; i++) {
            if ((jpeg[i] & 0xff) == 0xda && (jpeg[i - 1] & 0xff) == 0xff) scans++;
        }
        if (scans > MOST_SCANS) throw invalid("The picture has too many layers.");
    }

    /** Halved while it is more than twice too large, so that no pixel is skipped. */
    private static BufferedImage fitted(BufferedImage image) {
        BufferedImage fitted = image;
        double factor = 1;
        int larger = Math.max(image.getWidth(), image.getHeight());
        for (int side = larger; side > KEPT_SIDE; side = Math.max(KEPT_SIDE, side / 2)) {
            factor = (double) Math.max(KEPT_SIDE, side / 2) / larger;
            fitted =
                    scaled(fitted, size(image.getWidth(), factor), size(image.getHeight(), factor));
        }
        return scaled(fitted, fitted.getWidth(), fitted.getHeight());
    }

    private static int size(int side, double factor) {
        return Math.max(1, (int) Math.round(side * factor));
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        boolean clear = image.getColorModel().hasAlpha();
        BufferedImage scaled =
                new BufferedImage(
                        width,
                        height,
                        clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(image, 0, 0, width, height, null);
        } finally {
            pen.dispose();
        }
        return scaled;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) throw new IllegalStateException("no PNG writer");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Failure invalid(String sentence) {
        return new Failure.Invalid(
                List.of(new Failure.Fault(List.of("body"), sentence, "picture")));
    }
}
