package dev.parley.protocol.golden;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.Codec;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.ServerFrame;
import java.util.List;

/** The codec's two directions as one, so that a check is written once. */
public interface Direction<F> {

  Direction<ClientFrame> CLIENT =
      new Direction<>() {
        @Override
        public List<Golden<ClientFrame>> goldens(Codec codec) {
          return ClientGoldens.all(codec.json());
        }

        @Override
        public ClientFrame decode(Codec codec, String text) throws CodecException {
          return codec.decodeClientFrame(text);
        }

        @Override
        public String encode(Codec codec, ClientFrame frame) {
          return codec.encode(frame);
        }
      };

  Direction<ServerFrame> SERVER =
      new Direction<>() {
        @Override
        public List<Golden<ServerFrame>> goldens(Codec codec) {
          return ServerGoldens.all(codec.json());
        }

        @Override
        public ServerFrame decode(Codec codec, String text) throws CodecException {
          return codec.decodeServerFrame(text);
        }

        @Override
        public String encode(Codec codec, ServerFrame frame) {
          return codec.encode(frame);
        }
      };

  List<Golden<F>> goldens(Codec codec);

  F decode(Codec codec, String text) throws CodecException;

  String encode(Codec codec, F frame);
}
