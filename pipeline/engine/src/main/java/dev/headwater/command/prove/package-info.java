/** Proves the ways back of migrations before anybody needs them. */
package dev.headwater.command.prove;
