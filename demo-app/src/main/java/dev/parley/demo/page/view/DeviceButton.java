package dev.parley.demo.page.view;

import dev.parley.demo.page.dom.Dom;
import dev.parley.demo.page.state.Device;
import java.util.function.Supplier;
import org.teavm.jso.dom.html.HTMLElement;

/** Switches the microphone or the camera; pressed while it is off. */
final class DeviceButton implements View {

  private final HTMLElement button;
  private final Supplier<Device> device;
  private final String icon;
  private final String switchOff;
  private final String switchOn;

  private DeviceButton(
      HTMLElement button, Supplier<Device> device, String icon, String switchOff, String switchOn) {
    this.button = button;
    this.device = device;
    this.icon = icon;
    this.switchOff = switchOff;
    this.switchOn = switchOn;
  }

  static DeviceButton microphone(String id, Supplier<Device> device, Runnable toggle) {
    HTMLElement button = Dom.byId(id);
    Dom.onClick(button, toggle);
    return new DeviceButton(button, device, "i-mic", "Mute", "Unmute");
  }

  static DeviceButton camera(String id, Supplier<Device> device, Runnable toggle) {
    HTMLElement button = Dom.byId(id);
    Dom.onClick(button, toggle);
    return new DeviceButton(button, device, "i-camera", "Turn camera off", "Turn camera on");
  }

  @Override
  public void render() {
    boolean on = device.get() == Device.ON;
    String label = on ? switchOff : switchOn;
    Dom.icon(button, on ? icon : icon + "-off");
    Dom.attribute(button, "aria-pressed", on ? "false" : "true");
    Dom.attribute(button, "aria-label", label);
    Dom.attribute(button, "title", label);
  }
}
