package dev.parley.e2e.bindings;

/** What the page of {@code dev.parley.e2e.page.bindings} has to find: a line a finding, sorted. */
public final class CompiledPage {

  public static final String EXPECTED =
      """
      DTLS: connected
      a copy has its own id: true
      absent boolean is false: true
      absent dictionary is null: true
      absent nullable number is null: true
      absent number is NaN: true
      absent string is null: true
      array buffer: 7 8\s
      asked of the camera: true
      bit rate set: true
      bytes sent: true
      bytes: 1 2 -3\s
      camera has no facing mode: true
      camera's kind: video
      camera's range of widths: true
      camera's state: live
      camera's width: 640
      candidates gathered: complete
      certificate lives: true
      certificate's fingerprint: sha-256
      channel: chat words open
      closed by the other side: closed
      closed: true
      closing: true
      configuration: max-bundle
      constraints: {"audio":true,"video":{"width":{"min":320,"ideal":1280},"height":720,"facingMode":"user","advanced":[{}]}}
      direction without a track: recvonly
      error: sctp-failure 12 made up true
      first tone: 1
      id known: true
      id not known yet: true
      impossible constraint: OverconstrainedError width
      largest message is known: true
      low threshold: true
      negotiated: false
      no TCP type: true
      no bit rate yet: true
      no description yet: true
      no direction negotiated yet: true
      no layer of simulcast: true
      no life time: true
      no related port: true
      no such kind: true
      no such statistics: true
      no such track: true
      nonsense is refused: OperationError
      nothing buffered: true
      nothing known of trickling: true
      nothing shown any more: true
      nothing shown yet: true
      nothing to send: true
      number set to null: {"candidate":"","sdpMLineIndex":null}
      number set: {"candidate":"","sdpMLineIndex":0}
      ordered: true
      payload type: true
      port in use: true
      protocol in use: udp
      remote certificate: true
      removed: true
      replaced by nothing: true
      retransmits: 3
      seconds limited: true
      statistics of one track: true
      statistics' kind: video
      stopped camera's state: ended
      stream of stopped tracks is active: false
      stream shown: true
      stream's tracks: 2
      strings set: {"urls":["stun:a","stun:b"]}
      text: grüß dich
      there are cameras: true
      there are microphones or loudspeakers: true
      tones can be sent: true
      tones to come: 12
      tracks and their streams: audio1 video1\s
      transceiver's direction: recvonly
      trickling is known: true
      typed array: 7 8\s
      video codec: true
      video has no channels: true
      width can be constrained: true
      """;

  private CompiledPage() {}
}
