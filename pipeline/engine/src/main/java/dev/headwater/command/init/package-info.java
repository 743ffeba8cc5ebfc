/** {@code init}: brings Headwater into a Maven project. */
package dev.headwater.command.init;
