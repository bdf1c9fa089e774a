package dev.parley.e2e;

/** What a tab's connections went through, seen from beneath the library. */
final class Negotiations {

  /** Only looks on: the library is given the browser's own promises. */
  private static final String WATCH =
      """
      window.negotiations = {
        connections: [],
        rolledBack: 0,
        open: () => negotiations.connections.filter(each => each.signalingState !== 'closed'),
      };
      window.RTCPeerConnection = class extends RTCPeerConnection {
        #offers = false;
        constructor(...given) {
          super(...given);
          negotiations.connections.push(this);
        }
        setLocalDescription(...given) {
          const done = super.setLocalDescription(...given);
          done.then(() => this.#offers = this.signalingState === 'have-local-offer', () => {});
          return done;
        }
        setRemoteDescription(description) {
          const done = super.setRemoteDescription(description);
          done.then(() => {
            if (description.type === 'offer' && this.#offers) negotiations.rolledBack++;
            this.#offers = false;
          }, () => {});
          return done;
        }
      };
      """;

  private final Tab tab;

  private Negotiations(Tab tab) {
    this.tab = tab;
  }

  /** To be given to a tab before it goes anywhere. */
  static Negotiations of(Tab tab) {
    tab.beforeEachPage(WATCH);
    return new Negotiations(tab);
  }

  /**
   * How many of the page's offers gave way to one that crossed them (WebRTC §10.7). Of every two
   * offers that cross one does, so that on both sides together it is how often offers crossed.
   */
  int rolledBackOffers() {
    return (int) tab.number("negotiations.rolledBack");
  }

  void awaitStable() {
    tab.await("() => negotiations.open().every(each => each.signalingState === 'stable')");
  }

  /** How many tracks the page's connections have agreed to receive, and how many to send. */
  String directions() {
    return (String)
        tab.evaluate(
            """
            () => {
              const agreed = negotiations.open()
                  .flatMap(each => each.getTransceivers()).map(each => each.currentDirection);
              const count = one => agreed.filter(each => each === 'sendrecv' || each === one).length;
              return 'receives ' + count('recvonly') + ', sends ' + count('sendonly');
            }
            """);
  }

  /** What the last connection's descriptions say of streams: for who wonders what went wrong. */
  String streams() {
    return (String)
        tab.evaluate(
            """
            () => {
              const connection = negotiations.connections.at(-1);
              const lines = description => (description?.sdp ?? '').split('\\r\\n')
                  .filter(line => /^(m|a=mid|a=msid|a=(send|recv|inactive))/.test(line))
                  .map(line => line.split(' ').slice(0, 2).join(' ')).join('; ');
              return connection.signalingState + '\\nlocal: ' + lines(connection.localDescription)
                  + '\\nremote: ' + lines(connection.remoteDescription);
            }
            """);
  }
}
