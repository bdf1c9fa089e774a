/** What both of the program's listeners are made of. */
package dev.parley.standalone.http;
