package org.migstat.beam;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.util.VarInt;

/**
 * Blocks and accounts as their length and their bytes, wherever they stand. Beam's own coder reads
 * a block that ends a stream in chunks of unknown number, which costs more than the block.
 */
final class BlockCoder extends AtomicCoder<byte[]> {
  private static final long serialVersionUID = 1;
  private static final BlockCoder INSTANCE = new BlockCoder();

  private BlockCoder() {}

  static BlockCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(byte[] block, OutputStream out) throws IOException {
    VarInt.encode(block.length, out);
    out.write(block);
  }

  @Override
  public byte[] decode(InputStream in) throws IOException {
    byte[] block = new byte[VarInt.decodeInt(in)];
    new DataInputStream(in).readFully(block);
    return block;
  }

  @Override
  public void verifyDeterministic() {
    // The same block always has the same bytes.
  }

  @Override
  public boolean consistentWithEquals() {
    return false;
  }

  @Override
  public Object structuralValue(byte[] block) {
    return ByteBuffer.wrap(block);
  }
}
