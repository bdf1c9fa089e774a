package dev.parley.demo.page.view;

import dev.parley.demo.page.state.JoinForm;

/** What a person can do on the page. */
public interface Actions {

  /** Enters a room; the form is complete. */
  void join(JoinForm form);

  void leave();

  /** Leaves and enters the same room again. */
  void rejoin();

  void toggleMicrophone();

  void toggleCamera();

  /** Asks the browser for what is missing, once more. */
  void askForDevices();

  void dismissDeviceProblem();

  void openChat(boolean open);

  /** Sends a message to everybody in the call. */
  void say(String text);
}
