/** What an operator asks and orders over HTTP; described in {@code openapi.yaml} beside it. */
package dev.parley.standalone.admin;
