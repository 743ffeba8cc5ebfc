/** The lines of Java that use tables and columns, as compiled classes have them. */
package dev.headwater.web.usage;
