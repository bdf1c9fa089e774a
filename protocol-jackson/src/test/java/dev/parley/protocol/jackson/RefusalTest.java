package dev.parley.protocol.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.Codec;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a refusal says: a code, the member and what is allowed there. Texts are JSON with single for
 * double quotes.
 */
class RefusalTest {

  private final Codec codec = new Codec(new JacksonJson());

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{'type':'leave'}{}", "{'type':'leave',}", "nonsense"})
  void textThatIsNotJson(String text) {
    client(text, ErrorCode.MALFORMED, "a frame is not well-formed JSON");
    server(text, ErrorCode.MALFORMED, "a frame is not well-formed JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "[{'type':'leave'}]", "1", "'leave'", "true"})
  void frameThatIsNotAnObject(String text) {
    client(text, ErrorCode.MALFORMED, "a frame is not a JSON object");
    server(text, ErrorCode.MALFORMED, "a frame is not a JSON object");
  }

  @Test
  void typeThatIsNotAString() {
    client("{}", ErrorCode.MALFORMED, "member type is missing; it must be a string");
    client("{'type':null}", ErrorCode.MALFORMED, "member type is missing; it must be a string");
    client("{'type':1}", ErrorCode.MALFORMED, "member type is not a string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "JOIN", "leave ", "toString", "secret-type"})
  void typeOfNeitherSide(String type) {
    String text = "{'type':'" + type + "'}";
    client(text, ErrorCode.UNKNOWN_TYPE, "type is not one of version 1");
    server(text, ErrorCode.UNKNOWN_TYPE, "type is not one of version 1");
  }

  @Test
  void typeOfTheOtherSide() {
    client("{'type':'welcome'}", ErrorCode.UNKNOWN_TYPE, "type welcome is a server's");
    server("{'type':'join'}", ErrorCode.UNKNOWN_TYPE, "type join is a client's");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "-1      | is not an integer from 0 to 2^53-1",
        "1.5     | is not an integer from 0 to 2^53-1",
        "9007199254740992 | is not an integer from 0 to 2^53-1",
        "1e300   | is not an integer from 0 to 2^53-1",
        "'1'     | is not a number",
        "true    | is not a number",
        "[1]     | is not a number",
        "{}      | is not a number",
      })
  void numberThatCountsNoFrame(String value, String refusal) {
    client("{'type':'leave','id':" + value + "}", ErrorCode.MALFORMED, "member id " + refusal);
    client(
        "{'type':'ack','received':" + value + "}",
        ErrorCode.MALFORMED,
        "member received " + refusal);
    server(
        "{'type':'ack','received':1,'seq':" + value + "}",
        ErrorCode.MALFORMED,
        "member seq " + refusal);
    server(
        "{'type':'reconnect','afterMillis':" + value + "}",
        ErrorCode.MALFORMED,
        "member afterMillis " + refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "-1e999", "NaN", "Infinity"})
  void numberThatNoDoubleHolds(String value) {
    client(
        "{'type':'leave','id':" + value + "}",
        ErrorCode.MALFORMED,
        "a frame is not well-formed JSON");
  }

  @Test
  void roomThatIsNone() {
    client(
        "{'type':'join'}", ErrorCode.INVALID_ROOM, "member room is missing; it must be a string");
    client("{'type':'join','room':7}", ErrorCode.INVALID_ROOM, "member room is not a string");
    client(
        "{'type':'join','room':''}",
        ErrorCode.INVALID_ROOM,
        "member room: room name has 0 characters; allowed are 1 to 128");
    client(
        "{'type':'join','room':'bl ue'}",
        ErrorCode.INVALID_ROOM,
        "member room: room name has an illegal character at index 2; allowed are [A-Za-z0-9._~-]");
  }

  @Test
  void profileThatIsNotAnObject() {
    client(
        "{'type':'join','room':'blue','profile':'Ann'}",
        ErrorCode.INVALID_PROFILE,
        "member profile is not an object");
    client(
        "{'type':'update','profile':[]}",
        ErrorCode.INVALID_PROFILE,
        "member profile is not an object");
    client("{'type':'update'}", ErrorCode.INVALID_PROFILE, "member profile is missing");
  }

  @Test
  void otherMembersOfAJoin() {
    client(
        "{'type':'join','room':'blue','token':''}",
        ErrorCode.MALFORMED,
        "member token: token is empty; leave it out where there is none");
    client(
        "{'type':'join','room':'blue','resumable':'yes'}",
        ErrorCode.MALFORMED,
        "member resumable is not a boolean");
  }

  @Test
  void sessionDescriptionThatIsNone() {
    malformed("{'type':'offer'}", "member sdp is missing; it must be an object");
    malformed("{'type':'offer','sdp':'v=0'}", "member sdp is not an object");
    malformed("{'type':'offer','sdp':{}}", "member sdp.type is missing; it must be a string");
    malformed(
        "{'type':'offer','sdp':{'type':'hello'}}",
        "member sdp.type is not one of offer, pranswer, answer, rollback");
    malformed(
        "{'type':'answer','sdp':{'type':'answer','sdp':1}}", "member sdp.sdp is not a string");
  }

  @Test
  void candidateThatIsNone() {
    malformed(
        "{'type':'new-ice-candidate'}",
        "member candidate is missing; it must be an object or null");
    malformed(
        "{'type':'new-ice-candidate','candidate':'candidate:1'}",
        "member candidate is neither an object nor null");
    malformed(
        "{'type':'new-ice-candidate','candidate':{'candidate':1}}",
        "member candidate.candidate is not a string");
    malformed(
        "{'type':'new-ice-candidate','candidate':{'sdpMLineIndex':65536}}",
        "member candidate.sdpMLineIndex is not an integer from 0 to 65535");
  }

  @Test
  void addresseeThatIsNone() {
    malformed("{'type':'message','data':1,'to':['p2']}", "member to is not a string");
    malformed(
        "{'type':'message','data':1,'to':'p/2'}",
        "member to: peer id has an illegal character at index 1; allowed are [A-Za-z0-9._~-]");
    malformed("{'type':'message'}", "member data is missing; it must be any JSON value");
  }

  @Test
  void elementIsNamedByItsIndex() {
    String welcome =
        "{'type':'welcome','protocol':1,'session':'s','room':'blue','peer':{'id':'p1','profile':{}},"
            + "'heartbeatMillis':15000,'frameBytes':65536,";
    server(
        welcome + "'peers':[{'id':'p2','profile':{}},7],'iceServers':[]}",
        ErrorCode.MALFORMED,
        "member peers[1] is not an object");
    server(
        welcome + "'peers':[{'id':'p2','profile':{}},{'id':''}],'iceServers':[]}",
        ErrorCode.MALFORMED,
        "member peers[1].id: peer id has 0 characters; allowed are 1 to 64");
    server(
        welcome + "'peers':[],'secret':'k','iceServers':[]}",
        ErrorCode.MALFORMED,
        "member resumeMillis is missing; it must be an integer");
    server(
        welcome + "'peers':{},'iceServers':[]}",
        ErrorCode.MALFORMED,
        "member peers is not an array");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "{}                 | is missing; it must be a string or an array of strings",
        "{'urls':null}      | is missing; it must be a string or an array of strings",
        "{'urls':{}}        | is neither a string nor an array of strings",
        "{'urls':[]}        | is empty; it needs at least one",
        "{'urls':['a',1]}   | has an element that is not a string",
      })
  void iceServerWithoutUrls(String iceServer, String refusal) {
    server(
        "{'type':'ice-servers','iceServers':[{'urls':'stun:a'}," + iceServer + "]}",
        ErrorCode.MALFORMED,
        "member iceServers[1].urls " + refusal);
  }

  @Test
  void refusalRefersToTheFramesNumber() {
    assertEquals(12, refusalOfClient("{'type':'offer','id':12}").ref());
    assertEquals(12, refusalOfClient("{'type':'other','id':12}").ref());
    assertEquals(41, refusalOfServer("{'type':'offer','seq':41}").ref());
    assertEquals(0, refusalOfClient("{'type':'offer'}").ref());
    assertEquals(0, refusalOfClient("{'type':'offer','id':-1}").ref());
  }

  private void malformed(String text, String message) {
    client(text, ErrorCode.MALFORMED, message);
  }

  private void client(String text, ErrorCode code, String message) {
    refused(refusalOfClient(text), code, message);
  }

  private void server(String text, ErrorCode code, String message) {
    refused(refusalOfServer(text), code, message);
  }

  private static void refused(CodecException refusal, ErrorCode code, String message) {
    assertEquals(message, refusal.getMessage());
    assertEquals(code, refusal.code());
  }

  private CodecException refusalOfClient(String text) {
    return assertThrows(
        CodecException.class, () -> codec.decodeClientFrame(text.replace('\'', '"')));
  }

  private CodecException refusalOfServer(String text) {
    return assertThrows(
        CodecException.class, () -> codec.decodeServerFrame(text.replace('\'', '"')));
  }
}
