package dev.loggia.sandbox.discord;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate with Discord's host names. Its key is in the open, so that no client may trust it but one
 * that was told to trust anything. Made by {@code keytool -genkeypair -keyalg EC -groupname secp256r1 -validity 36500
 * -ext SAN=dns:discord.com,dns:*.discord.com,dns:gateway.discord.gg,dns:*.discord.gg,dns:cdn.discordapp.com}.
 */
final class Certificate {
    private static final char[] PASSWORD = "loggia-sandbox".toCharArray();

    private Certificate() {}

    static SSLContext context() {
        try (InputStream in = Certificate.class.getResourceAsStream("discord-stand-in.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the sandbox's certificate cannot be read", e);
        }
    }
}
