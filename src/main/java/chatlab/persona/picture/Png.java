package chatlab.persona.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A PNG as its chunks, each checked by its CRC. Nothing is decompressed here, so a small file stays
 * small.
 */
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int AROUND_DATA = 12;
    private static final int HEADER_BYTES = 13;
    private static final int MOST_CHUNKS = 100_000;

    /** What the picture itself is made of; the rest is said about it. */
    private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    /** In place of text: what is wrong with the file, in a sentence. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    private record Chunk(String type, byte[] data) {
        /** A keyword, a zero, and Latin-1. */
        static Chunk text(String keyword, String text) {
            return new Chunk("tEXt", (keyword + '\0' + text).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private final List<Chunk> chunks;

    private Png(List<Chunk> chunks) {
        this.chunks = chunks;
    }

    public static boolean isOne(byte[] bytes) {
        return bytes.length >= SIGNATURE.length
                && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /**
     * @throws Broken for what is no whole PNG
     */
    public static Png read(byte[] bytes) throws Broken {
        if (!isOne(bytes)) throw new Broken("This is not a PNG.");
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes).position(SIGNATURE.length);
        do {
            chunks.add(chunk(in));
            if (chunks.size() > MOST_CHUNKS) throw new Broken("The PNG has too many parts.");
        } while (!chunks.getLast().type().equals("IEND"));
        Chunk header = chunks.getFirst();
        if (!header.type().equals("IHDR") || header.data().length != HEADER_BYTES)
            throw new Broken("The PNG does not begin as one must.");
        return new Png(chunks);
    }

    private static Chunk chunk(ByteBuffer in) throws Broken {
        if (in.remaining() < AROUND_DATA) throw new Broken("The PNG ends too soon.");
        int length = in.getInt();
        if (length < 0 || length > in.remaining() - (AROUND_DATA - Integer.BYTES))
            throw new Broken("The PNG ends too soon.");
        byte[] type = new byte[Integer.BYTES];
        byte[] data = new byte[length];
        in.get(type).get(data);
        if (in.getInt() != crc(type, data))
            throw new Broken("The PNG is damaged: a checksum is wrong.");
        return new Chunk(new String(type, StandardCharsets.ISO_8859_1), data);
    }

    /** In pixels; never less than 0, unsigned numbers that large being capped. */
    public int width() {
        return side(0);
    }

    public int height() {
        return side(Integer.BYTES);
    }

    private int side(int at) {
        int side = ByteBuffer.wrap(chunks.getFirst().data()).getInt(at);
        return side < 0 ? Integer.MAX_VALUE : side;
    }

    /** The plain texts under a keyword; compressed ones are left alone. */
    public List<String> texts(String keyword) {
        byte[] head = (keyword + '\0').getBytes(StandardCharsets.ISO_8859_1);
        List<String> texts = new ArrayList<>();
        for (Chunk chunk : chunks) {
            byte[] data = chunk.data();
            boolean wanted =
                    chunk.type().equals("tEXt")
                            && data.length >= head.length
                            && Arrays.equals(data, 0, head.length, head, 0, head.length);
            if (!wanted) continue;
            int length = data.length - head.length;
            texts.add(new String(data, head.length, length, StandardCharsets.ISO_8859_1));
        }
        return texts;
    }

    /** Only the picture, without anything that is said about it. */
    public Png bare() {
        return new Png(chunks.stream().filter(chunk -> PICTURE.contains(chunk.type())).toList());
    }

    /** With one more text, after those that were put in before. */
    public Png with(String keyword, String text) {
        List<Chunk> more = new ArrayList<>(chunks);
        int at = 1;
        while (more.get(at).type().equals("tEXt")) at++;
        more.add(at, Chunk.text(keyword, text));
        return new Png(more);
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        for (Chunk chunk : chunks) {
            byte[] type = chunk.type().getBytes(StandardCharsets.ISO_8859_1);
            out.writeBytes(number(chunk.data().length));
            out.writeBytes(type);
            out.writeBytes(chunk.data());
            out.writeBytes(number(crc(type, chunk.data())));
        }
        return out.toByteArray();
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static int crc(byte[] type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data);
        return (int) crc.getValue();
    }
}
