/** The page's views: each shows a part of the state in elements of {@code index.html}. */
package dev.parley.demo.page.view;
