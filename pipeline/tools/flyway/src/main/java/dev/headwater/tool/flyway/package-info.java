/** Bridge to Flyway 9 to 13. */
package dev.headwater.tool.flyway;
