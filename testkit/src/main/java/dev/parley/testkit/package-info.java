/**
 * The client's ports faked, and a network between them, in virtual time: everything runs in the
 * calling thread, in an order that depends on nothing but what was called.
 */
package dev.parley.testkit;
