package org.migstat.io.parquet;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import org.apache.parquet.crypto.FileDecryptionProperties;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.crypto.ParquetCipher;

/**
 * A key of 256 bits. Every column, every index and the footer of a file are encrypted with it. It
 * shows in no text and travels nowhere: who needs it reads it from its file.
 *
 * @see "Apache Parquet format: modular encryption, AES_GCM_V1"
 */
public final class EncryptionKey {
  /** Shorter ones as base64 are 24 or 32 letters long, which DuckDB takes for the key itself. */
  private static final int BYTES = 32;

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private final byte[] bytes;

  private EncryptionKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param file that only its owner can open; the key as base64
   * @throws KeyException if it is not there, is no key, or others can open it
   */
  public static EncryptionKey read(Path file) throws IOException {
    try {
      refuseOtherReaders(file);
      byte[] key =
          Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
      if (key.length == BYTES) {
        return new EncryptionKey(key);
      }
    } catch (NoSuchFileException gone) {
      throw new KeyException(
          "Cannot use key %s: it is not there; expected a file with a key.".formatted(file));
    } catch (IllegalArgumentException | CharacterCodingException noBase64) {
      // Said below; what was found is not.
    }
    throw new KeyException(
        "Cannot use key %s: it is no key; expected 32 bytes as base64. Make one with openssl rand -base64 32."
            .formatted(file));
  }

  private static void refuseOtherReaders(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
      throw new KeyException(
          "Cannot use key %s: others than its owner may open it; expected rights such as rw-------. Run chmod 600 on it, and replace the key."
              .formatted(file));
    }
  }

  /** For one file: each has random numbers of its own. */
  FileEncryptionProperties encryption() {
    return FileEncryptionProperties.builder(bytes).withAlgorithm(ParquetCipher.AES_GCM_V1).build();
  }

  /** Reads files that are not encrypted as well. */
  FileDecryptionProperties decryption() {
    return FileDecryptionProperties.builder()
        .withFooterKey(bytes)
        .withPlaintextFilesAllowed()
        .build();
  }

  @Override
  public String toString() {
    return "EncryptionKey";
  }
}
