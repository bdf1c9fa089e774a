package dev.parley.demo.page.view;

/** Shows a part of the state. */
public interface View {

  /** Makes the elements what the state is now; called after each change of it. */
  void render();
}
