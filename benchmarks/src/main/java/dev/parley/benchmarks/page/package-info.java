/** The page of Parley's that the browser's benchmark opens, compiled by TeaVM. */
package dev.parley.benchmarks.page;
