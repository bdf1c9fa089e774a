/** What the program can be told, and by which ways: command line, environment, file. */
package dev.parley.standalone.options;
