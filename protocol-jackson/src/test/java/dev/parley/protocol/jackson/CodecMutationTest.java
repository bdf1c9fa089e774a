package dev.parley.protocol.jackson;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Codec;
import dev.parley.protocol.golden.CodecChecks;
import dev.parley.protocol.golden.Direction;
import dev.parley.protocol.golden.Golden;
import dev.parley.protocol.golden.Mutator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodecMutationTest {

  /** Give a printed one by {@code -Dparley.seed} to see a failure again. */
  private static final long SEED = Long.getLong("parley.seed", System.nanoTime());

  private static final int MUTATIONS_A_GOLDEN = 300;

  private final Codec codec = new Codec(new JacksonJson());

  @Test
  void spoiledClientFrameIsRefusedOrReadAsWhatIsWritten() {
    spoil(Direction.CLIENT);
  }

  @Test
  void spoiledServerFrameIsRefusedOrReadAsWhatIsWritten() {
    spoil(Direction.SERVER);
  }

  private <F> void spoil(Direction<F> direction) {
    System.out.println("CodecMutationTest: -Dparley.seed=" + SEED);
    List<Golden<F>> goldens = direction.goldens(codec);
    Mutator mutator = new Mutator(SEED);
    int read = 0;
    int refused = 0;
    for (Golden<F> golden : goldens) {
      String text = GoldenFiles.text(golden);
      for (int i = 0; i < MUTATIONS_A_GOLDEN; i++) {
        if (CodecChecks.anything(codec, direction, mutator.mutate(text))) {
          read++;
        } else {
          refused++;
        }
      }
    }
    System.out.println("CodecMutationTest: " + read + " read, " + refused + " refused");
    // A mutator that spoils nothing, or everything, would show nothing.
    assertTrue(read > refused / 50 && refused > read / 50, read + " read, " + refused + " refused");
  }

  /** Also of frames that go the other way: a peer may send its partner's words back to it. */
  @Test
  void flippedBytesAreRefusedOrReadAsWhatIsWritten() {
    flip(Direction.CLIENT);
    flip(Direction.SERVER);
  }

  private <F> void flip(Direction<F> direction) {
    Random random = new Random(SEED);
    for (Golden<F> golden : direction.goldens(codec)) {
      byte[] bytes = GoldenFiles.text(golden).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < MUTATIONS_A_GOLDEN; i++) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        String text = new String(flipped, StandardCharsets.UTF_8);
        CodecChecks.anything(codec, Direction.CLIENT, text);
        CodecChecks.anything(codec, Direction.SERVER, text);
      }
    }
  }
}
