/** What NATs do to a call, and what STUN and TURN do about it. */
package dev.parley.e2e.ice;
