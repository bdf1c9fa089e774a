/**
 * How a channel's messages travel: cut into frames, numbered, joined again (PROTOCOL.md, Between
 * the peers). It knows a platform's data channel and nothing of peers or connections. Of an
 * application's interest is {@link dev.parley.client.channel.FramingException} alone.
 */
package dev.parley.client.channel;
