package io.hullmark.producer.docker;

import com.github.dockerjava.transport.SSLConfig;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * Stands where the transport wants something to encrypt with, on a socket of the file system, where nothing ever is. Given none, it
 * reads the certificates of all authorities that Java trusts, which takes a tenth of the time of a whole check.
 */
final class NoEncryption extends SSLContextSpi {
    private NoEncryption() {}

    static SSLConfig config() {
        return Context::new;
    }

    private static final class Context extends SSLContext {
        Context() {
            super(new NoEncryption(), null, "none");
        }
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("nothing is encrypted on a socket of the file system");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        throw unused();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        throw unused();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        throw unused();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        throw unused();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        throw unused();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        throw unused();
    }

    private static IllegalStateException unused() {
        return new IllegalStateException("the transport wants to encrypt on a socket of the file system");
    }
}
