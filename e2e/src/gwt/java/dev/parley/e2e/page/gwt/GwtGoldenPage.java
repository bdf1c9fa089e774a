package dev.parley.e2e.page.gwt;

import com.google.gwt.core.client.EntryPoint;
import dev.parley.protocol.golden.PageChecks;

/** Puts the protocol's checks, compiled by GWT, through the browser's own JSON. */
public final class GwtGoldenPage implements EntryPoint {

  @Override
  public void onModuleLoad() {
    verdict(new PageChecks(new GwtJson(), GwtGoldenPage::golden, (long) seed()).run());
  }

  private static native String golden(String path) /*-{
    return $wnd.goldens[path];
  }-*/;

  private static native double seed() /*-{
    return $wnd.seed;
  }-*/;

  private static native void verdict(String verdict) /*-{
    $wnd.verdict = verdict;
  }-*/;
}
