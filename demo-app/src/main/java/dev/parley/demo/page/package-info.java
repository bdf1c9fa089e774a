/** The demo's page, compiled by TeaVM: a lobby and a call. */
package dev.parley.demo.page;
