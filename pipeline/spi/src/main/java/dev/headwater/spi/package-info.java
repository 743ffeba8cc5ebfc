/**
 * The interfaces and values between the engine and the tool bridges. Only JDK types cross, because
 * each bridge has its own class loader.
 */
package dev.headwater.spi;
