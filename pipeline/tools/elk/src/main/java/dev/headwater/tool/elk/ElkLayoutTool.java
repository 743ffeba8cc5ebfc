package dev.headwater.tool.elk;

import dev.headwater.spi.LayoutTool;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Lays out in layers from left to right, with lines that turn at right angles. */
public final class ElkLayoutTool implements LayoutTool {

  private static final double BETWEEN_BOXES = 28;
  private static final double BETWEEN_LAYERS = 64;
  private static final double BETWEEN_LINES = 14;
  private static final double MARGIN = 12;

  static {
    // Also makes ELK know the types of its own settings.
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  @Override
  public Drawing place(Picture picture) {
    ElkNode graph = graph();
    List<ElkNode> nodes = picture.boxes().stream().map(box -> node(box, graph)).toList();
    List<ElkEdge> edges = picture.lines().stream().map(line -> edge(line, nodes)).toList();
    new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());
    return new Drawing(
        graph.getWidth(),
        graph.getHeight(),
        nodes.stream().map(node -> new Point(node.getX(), node.getY())).toList(),
        edges.stream().map(ElkLayoutTool::points).toList());
  }

  private static ElkNode graph() {
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.RANDOM_SEED, 1);
    graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
    graph.setProperty(CoreOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
    graph.setProperty(CoreOptions.SPACING_EDGE_NODE, BETWEEN_LINES);
    graph.setProperty(CoreOptions.SPACING_EDGE_EDGE, BETWEEN_LINES);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 2 * BETWEEN_LINES);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_LINES);
    return graph;
  }

  private static ElkNode node(Box box, ElkNode graph) {
    ElkNode node = ElkGraphUtil.createNode(graph);
    node.setDimensions(box.width(), box.height());
    node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
    return node;
  }

  private static ElkEdge edge(Line line, List<ElkNode> nodes) {
    return ElkGraphUtil.createSimpleEdge(
        port(line.from(), PortSide.EAST, nodes), port(line.to(), PortSide.WEST, nodes));
  }

  /** Lines that begin or end at the same place share a port, and so the way to it. */
  private static ElkPort port(End end, PortSide side, List<ElkNode> nodes) {
    ElkNode node = nodes.get(end.box());
    double x = side == PortSide.EAST ? node.getWidth() : 0;
    for (ElkPort there : node.getPorts()) {
      if (there.getX() == x && there.getY() == end.y()) {
        return there;
      }
    }
    ElkPort port = ElkGraphUtil.createPort(node);
    port.setProperty(CoreOptions.PORT_SIDE, side);
    port.setLocation(x, end.y());
    return port;
  }

  private static List<Point> points(ElkEdge edge) {
    List<Point> points = new ArrayList<>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(new Point(section.getStartX(), section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(new Point(bend.getX(), bend.getY()));
      }
      points.add(new Point(section.getEndX(), section.getEndY()));
    }
    return points;
  }
}
