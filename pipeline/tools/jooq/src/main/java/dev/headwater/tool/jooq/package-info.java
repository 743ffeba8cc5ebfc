/** Bridge to jOOQ 3.18 to 3.21. */
package dev.headwater.tool.jooq;
