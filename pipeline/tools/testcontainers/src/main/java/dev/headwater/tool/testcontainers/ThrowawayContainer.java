package dev.headwater.tool.testcontainers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import dev.headwater.spi.ContainerOrder;
import dev.headwater.spi.ContainerOrder.Lifetime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/** A container as Testcontainers' users know it, with a name, and without waiting. */
final class ThrowawayContainer extends GenericContainer<ThrowawayContainer> {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

  ThrowawayContainer(ContainerOrder order) {
    super(DockerImageName.parse(order.image()));
    withEnv(order.environment());
    withExposedPorts(order.port());
    if (!order.inMemory().isEmpty()) {
      withTmpFs(order.inMemory().stream().collect(Collectors.toMap(folder -> folder, f -> "rw")));
    }
    if (!order.command().isEmpty()) {
      withCommand(order.command().toArray(String[]::new));
    }
    withStartupCheckStrategy(new Started());
    waitingFor(new NotAtAll());
    withCreateContainerCmdModifier(create -> complete(create, order));
  }

  private static void complete(CreateContainerCmd create, ContainerOrder order) {
    create.withName(order.name());
    if (order.lifetime() == Lifetime.KEPT || TestcontainersTool.withoutRyuk()) {
      create.withLabels(new NoSession(create.getLabels()));
    }
    if (THIS_MACHINE.contains(DockerClientFactory.instance().dockerHostIpAddress())
        && create.getHostConfig() != null) {
      create
          .getHostConfig()
          .withPortBindings(
              new PortBinding(Binding.bindIp("127.0.0.1"), ExposedPort.tcp(order.port())));
    }
  }

  /**
   * Labels that never get Testcontainers' session. It is added after everything that a modifier can
   * do; with it the container would be removed by Ryuk, or by a hook that runs at the same time as
   * Headwater's.
   */
  private static final class NoSession extends HashMap<String, String> {

    private static final long serialVersionUID = 1L;

    NoSession(Map<String, String> labels) {
      super(labels == null ? Map.of() : labels);
    }

    @Override
    public String put(String key, String value) {
      return key.equals(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL)
          ? value
          : super.put(key, value);
    }

    @Override
    public void putAll(Map<? extends String, ? extends String> labels) {
      labels.forEach(this::put);
    }
  }

  /** The engine finds out whether it lives. */
  private static final class Started extends StartupCheckStrategy {
    @Override
    public StartupStatus checkStartupState(DockerClient client, String containerId) {
      return StartupStatus.SUCCESSFUL;
    }
  }

  /** The engine finds out when it is ready. */
  private static final class NotAtAll extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {}
  }
}
