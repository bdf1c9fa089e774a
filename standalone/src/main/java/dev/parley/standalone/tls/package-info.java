/** The server's certificate and key, from files that may be renewed while it runs. */
package dev.parley.standalone.tls;
