/** The pages: what each of them shows, and its template. */
package dev.headwater.web.page;
