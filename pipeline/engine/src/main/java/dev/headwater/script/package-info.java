/** Stage 1, find: migrations and callbacks, as Flyway would find them. */
package dev.headwater.script;
