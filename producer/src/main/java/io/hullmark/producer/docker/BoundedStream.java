package io.hullmark.producer.docker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with an error after so many bytes, so that no answer can fill the memory. */
final class BoundedStream extends FilterInputStream {
    private final long most;
    private long left;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    /** Reads to the end, so that the connection can be used again, unless there is too much to read. */
    @Override
    public void close() throws IOException {
        if (left >= 0) {
            super.close();
        }
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new TooLargeException("the answer has more than " + most + " bytes");
        }
    }

    /** Tells that there is more than anybody should read. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        TooLargeException(String message) {
            super(message);
        }
    }
}
