import { Evidence } from "./evidence.js";
import { has } from "./interfaces.js";
import { enumerations } from "./enumerations.js";
import { handIn } from "./inputs.js";
import { failing, life, lonely } from "./live.js";
import { devices } from "./media.js";

const PATIENCE_MILLIS = 30_000;

/**
 * Which of the bindings' members this browser does not show, and which have another type than the
 * bindings say. Watches a living connection until nothing is missing but what is expected to be.
 */
export async function probe({ members, parents, expectedMissing }) {
  const evidence = new Evidence(parents);
  const missing = () => members.filter((m) => !seen(m, evidence));
  // Values of some states show at a connection's end alone: they are not waited for while it lives.
  const done = () => missing().every((m) => m.kind === "value" || expectedMissing.includes(m.id));

  const constants = Map.groupBy(
    members.filter((m) => m.kind === "value"),
    (m) => m.type,
  );
  await handIn(evidence);
  await enumerations(evidence, (type) => (constants.get(type) ?? []).map((m) => m.name));
  await devices(evidence);
  const patience = AbortSignal.timeout(PATIENCE_MILLIS);
  await Promise.all([
    life(evidence, done, patience),
    failing(evidence, patience),
    lonely(evidence, patience),
  ]);
  return {
    missing: missing().map((m) => m.id),
    mistyped: members.flatMap((m) => evidence.mistyped(m)),
    notes: evidence.notes,
  };
}

function seen(member, evidence) {
  switch (member.kind) {
    case "member":
      return evidence.hasMember(member.type, member.name);
    case "value":
      return evidence.hasValue(member.type, member.name);
    case "getter":
      // Where an interface is a plain object, as RTCIceCandidatePair is, there is no class to ask.
      return has(member) || (!globalThis[member.type] && evidence.hasMember(member.type, member.name));
    default:
      return has(member);
  }
}
