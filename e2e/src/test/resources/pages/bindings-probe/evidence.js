/** What this browser was seen to read, to give and to take, by the names of the IDL. */
export class Evidence {
  notes = [];
  #parents;
  #members = new Map();
  #values = new Map();
  #samples = new Map();

  /** parents: the supertype, if any, of each type. */
  constructor(parents) {
    this.#parents = parents;
  }

  /** A dictionary to hand to the browser: what it reads of it is noted. */
  reads(types, target = {}) {
    const note = (name) => [types].flat().forEach((type) => this.#note(type, name));
    return new Proxy(target, {
      get: (object, name) => {
        note(name);
        return object[name];
      },
      has: (object, name) => {
        note(name);
        return name in object;
      },
    });
  }

  /** A dictionary or an object that the browser gave. */
  gives(type, object) {
    if (object == null) return object;
    this.#set(this.#samples, type).add(object);
    for (const name in object) this.#note(type, name);
    return object;
  }

  /** Values of an enumeration that the browser gave. */
  shows(enumeration, ...values) {
    for (const value of values.flat()) this.#set(this.#values, enumeration).add(value);
  }

  /** Tries which of an enumeration's values the browser takes; it must not take just anything. */
  async takes(enumeration, values, attempt) {
    if (await this.#taken(attempt, "no-such-value")) {
      throw new Error(`${enumeration}: a wrong value is taken too`);
    }
    for (const value of values) {
      if (await this.#taken(attempt, value)) this.shows(enumeration, value);
    }
  }

  async #taken(attempt, value) {
    try {
      await attempt(value);
      return true;
    } catch (e) {
      return !/enum value/.test(e.message);
    }
  }

  /** Does what may well be refused: only what the browser read of it matters. */
  async attempt(what) {
    try {
      return await what();
    } catch (e) {
      this.notes.push(`${what}: ${e}`);
    }
  }

  hasMember(type, name) {
    return this.#members.get(type)?.has(name) ?? false;
  }

  hasValue(type, name) {
    return this.#values.get(type)?.has(name) ?? false;
  }

  /** In words, each sample's value of the member that has not the type that the bindings say. */
  mistyped({ type, name, id, of }) {
    if (!of) return [];
    return [...this.#lineage(type)].flatMap((each) =>
      [...(this.#samples.get(each) ?? [])]
        .map((sample) => sample[name])
        .filter((value) => value != null && !isA(of, value))
        .map((value) => `${id} is no ${of}: ${value}`),
    );
  }

  /** The type and those that extend it. */
  *#lineage(type) {
    yield type;
    for (const [child, parent] of Object.entries(this.#parents)) {
      if (parent === type) yield* this.#lineage(child);
    }
  }

  #note(type, name) {
    for (let each = type; each; each = this.#parents[each]) this.#set(this.#members, each).add(name);
  }

  #set(map, key) {
    if (!map.has(key)) map.set(key, new Set());
    return map.get(key);
  }
}

function isA(type, value) {
  return type === "array" ? Array.isArray(value) : typeof value === type;
}
