/** The stage find: init scripts, migrations and callbacks, as Flyway would find them. */
package dev.headwater.script;
