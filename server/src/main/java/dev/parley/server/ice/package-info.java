/**
 * What clients need to reach one another through NATs: the list of STUN and TURN servers, with
 * credentials issued for each client, and a STUN server of the relay's own.
 */
package dev.parley.server.ice;
