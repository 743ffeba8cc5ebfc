/** Names and comments from a schema as parts of a page: nobody knows what is in them. */
package dev.headwater.web.text;
