package dev.parley.demo.page.state;

import java.util.ArrayList;
import java.util.List;

/**
 * What there is of each participant, by its id, in the order of coming. A call's few are searched:
 * for a map, with its views and its iterators, a visitor would have to load 1.4 KB.
 *
 * @param <T> what there is one of for each
 */
public final class ById<T> {

  private final List<String> ids = new ArrayList<>();
  private final List<T> values = new ArrayList<>();

  /** Null where there is none. */
  public T get(String id) {
    int i = indexOf(id);
    return i < 0 ? null : values.get(i);
  }

  /** One that takes the place of another stays where that was. */
  public void put(String id, T value) {
    int i = indexOf(id);
    if (i < 0) {
      ids.add(id);
      values.add(value);
    } else {
      values.set(i, value);
    }
  }

  /** What there was; null where there was none. */
  public T remove(String id) {
    int i = indexOf(id);
    if (i < 0) {
      return null;
    }
    ids.remove(i);
    return values.remove(i);
  }

  public void clear() {
    ids.clear();
    values.clear();
  }

  public int size() {
    return ids.size();
  }

  /** As of now, and not changed by what comes. */
  public List<String> ids() {
    return new ArrayList<>(ids);
  }

  /** As of now, and not changed by what comes. */
  public List<T> values() {
    return new ArrayList<>(values);
  }

  private int indexOf(String id) {
    for (int i = 0; i < ids.size(); i++) {
      if (ids.get(i).equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
