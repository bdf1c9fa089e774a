package dev.parley.demo.page;

import dev.parley.browser.BrowserJson;
import dev.parley.demo.page.state.DemoState;
import dev.parley.demo.page.state.JoinForm;
import dev.parley.demo.page.state.PageAddress;
import dev.parley.demo.page.state.RoomNames;
import dev.parley.demo.page.view.Actions;
import dev.parley.demo.page.view.Views;
import org.teavm.jso.browser.Location;
import org.teavm.jso.browser.Window;
import org.teavm.jso.crypto.Crypto;
import org.teavm.jso.typedarrays.Int32Array;

/** The page's entry, called by {@code loader.js}: puts state, views, devices and call together. */
public final class DemoPage implements Actions {

  private final DemoState state = new DemoState();
  private final Call call = new Call(state, new BrowserJson());
  private final LocalDevices devices = new LocalDevices(state, call::devicesChanged);

  private DemoPage() {}

  public static void main(String[] arguments) {
    new DemoPage().start();
  }

  private void start() {
    PageAddress address =
        PageAddress.parse(Location.current().getSearch(), Window::decodeURIComponent);
    new Views(state, this, address, () -> RoomNames.propose(DemoPage::randomBelow)).render();
    devices.ask();
  }

  /** Unpredictable, and even enough: the bounds are tiny beside 2^31. */
  private static int randomBelow(int bound) {
    Int32Array number = new Int32Array(1);
    Crypto.current().getRandomValues(number);
    return (number.get(0) & Integer.MAX_VALUE) % bound;
  }

  @Override
  public void join(JoinForm form) {
    call.join(form);
  }

  @Override
  public void leave() {
    call.leave();
  }

  @Override
  public void rejoin() {
    call.rejoin();
  }

  @Override
  public void toggleMicrophone() {
    devices.toggleMicrophone();
  }

  @Override
  public void toggleCamera() {
    devices.toggleCamera();
  }

  @Override
  public void askForDevices() {
    devices.ask();
  }

  @Override
  public void dismissDeviceProblem() {
    devices.dismissProblem();
  }

  @Override
  public void openChat(boolean open) {
    state.openChat(open);
  }

  @Override
  public void say(String text) {
    call.say(text);
  }
}
