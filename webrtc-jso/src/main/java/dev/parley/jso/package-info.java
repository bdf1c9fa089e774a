/**
 * Typed bindings of the W3C's WebRTC and Media Capture for programs that TeaVM compiles: one IDL
 * type a file, under its IDL name, without logic.
 *
 * <p><b>Interfaces</b> are classes with the IDL's constructors, attributes as getters and setters,
 * and methods. A class that some browser lacks is transparent: casting to it checks nothing, so
 * that a missing one breaks no page, and {@code instanceof} says nothing either.
 *
 * <p><b>Events.</b> The handler attribute {@code onicecandidate} is the method {@code
 * onIceCandidate(listener)}, which adds a listener and returns the {@code Registration} that
 * removes it.
 *
 * <p><b>Dictionaries</b> are plain JavaScript objects: {@code new RTCDataChannelInit()} is {@code
 * {}}. What is only handed in has setters, what only comes back has getters. An absent member reads
 * as null, a number as {@link java.lang.Double#NaN} and a boolean as false; to tell it from a
 * present one ask {@code JSObjects.hasProperty}.
 *
 * <p><b>Numbers</b> are {@code int} where every value of the IDL type fits, else {@code double}; in
 * dictionaries always {@code double}. Nullable ones are {@code JSNumber}, and null; to hand in
 * null, hand in a variable that is null, since TeaVM refuses the cast {@code (JSNumber) null}.
 *
 * <p><b>Enumerated strings</b> are strings, with the values as constants in a class that bears the
 * IDL enum's name: {@code RTCDataChannelState.OPEN}. They cost nothing at run time, where a Java
 * enum would cost a class, a look-up each time one is read, and an answer to what a browser's newer
 * value is to become; and {@code switch} takes them.
 *
 * <p><b>Sequences</b> that come back are JavaScript's own arrays, as {@code JSArrayReader}: nothing
 * is copied. <b>Promises</b> are {@code JSPromise}; they reject with a {@link
 * dev.parley.jso.DOMException}.
 */
package dev.parley.jso;
