package org.migstat.pipeline;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.migstat.io.release.Section;

/**
 * A figure that occurs nowhere by chance, planted where it must not be seen by everybody.
 *
 * @param name what is special about its row
 * @param allowed sections of a release that may hold it
 */
record Canary(String name, Set<Section> allowed) {
  private static final BigInteger LEAST = BigInteger.valueOf(100_000_000_000L);
  private static final BigInteger SPAN = BigInteger.valueOf(80_000_000_000L);

  static Canary of(String name, Section... allowed) {
    return new Canary(name, Set.of(allowed));
  }

  /** Twelve digits of which the last is no zero: a function of the name, units are persons. */
  long value() {
    BigInteger hash = new BigInteger(1, sha256(name.getBytes(StandardCharsets.UTF_8)));
    return hash.mod(SPAN).add(LEAST).longValue() / 10 * 10 + 7;
  }

  @Override
  public String toString() {
    return Long.toString(value());
  }

  /** Ways in which the figure could stand in a file, as text or as bytes. */
  List<byte[]> spellings() {
    List<byte[]> all = new ArrayList<>();
    String digits = toString();
    List<String> texts = new ArrayList<>(List.of(digits));
    for (String mark : List.of(",", ".", " ", "'", "\u00a0", "\u202f")) {
      texts.add(digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", mark));
    }
    // As Double.toString and printf write it.
    texts.add(digits.charAt(0) + "." + digits.substring(1));
    texts.add(Long.toHexString(value()));
    texts.add(Long.toHexString(value()).toUpperCase(Locale.ROOT));
    byte[] digest = sha256(digits.getBytes(StandardCharsets.UTF_8));
    texts.add(HexFormat.of().formatHex(digest));
    texts.add(HexFormat.of().withUpperCase().formatHex(digest));
    texts.add(base64(digest));
    all.add(digest);
    for (int shift = 0; shift < 3; shift++) {
      // The part that does not depend on what stands around it.
      String encoded = base64((" ".repeat(shift) + digits).getBytes(StandardCharsets.UTF_8));
      texts.add(encoded.substring(shift == 0 ? 0 : shift + 1, encoded.length() - 4));
    }
    for (String text : texts) {
      for (Charset charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
        all.add(text.getBytes(charset));
      }
    }
    for (long number : List.of(value(), value() * 10_000)) {
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        all.add(ByteBuffer.allocate(8).order(order).putLong(number).array());
        all.add(ByteBuffer.allocate(8).order(order).putDouble((double) number).array());
      }
      all.add(variable(number));
      all.add(variable(number << 1));
    }
    return all;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Seven bits to a byte, as Avro, Thrift and Beam write numbers. */
  private static byte[] variable(long number) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (long rest = number; rest != 0; rest >>>= 7) {
      out.write((int) (rest & 0x7f | (rest > 0x7f ? 0x80 : 0)));
    }
    return out.toByteArray();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
