/** Whether the browser has a member of an interface. */
export function has({ type, name, kind }) {
  const object = globalThis[type];
  if (object == null) return false;
  switch (kind) {
    case "constructor":
      return constructible(object);
    case "static getter":
      return name in object;
    case "static method":
      return typeof object[name] === "function";
    case "getter":
      return accessor(object, name)?.get !== undefined;
    case "setter":
      return accessor(object, name)?.set !== undefined;
    case "method":
      return typeof accessor(object, name)?.value === "function";
    case "event":
      return `on${name}` in object.prototype;
    default:
      throw new Error(kind);
  }
}

function accessor(object, name) {
  for (let each = object.prototype; each; each = Object.getPrototypeOf(each)) {
    const found = Object.getOwnPropertyDescriptor(each, name);
    if (found) return found;
  }
}

function constructible(object) {
  try {
    new object();
    return true;
  } catch (e) {
    return !/Illegal constructor|not a constructor/.test(e.message);
  }
}
