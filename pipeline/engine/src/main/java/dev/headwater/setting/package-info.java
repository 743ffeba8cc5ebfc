/** Settings stand once: their table, the values that a user gives, and the request they make. */
package dev.headwater.setting;
