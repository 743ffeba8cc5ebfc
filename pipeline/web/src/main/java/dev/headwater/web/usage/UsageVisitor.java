package dev.headwater.web.usage;

import dev.headwater.catalog.Id;
import dev.headwater.command.site.JavaNames;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Finds fields and accessors of generated classes in the code of one class. */
final class UsageVisitor extends ClassVisitor {

  private final JavaNames names;
  private final Uses uses;
  private String source;

  /**
   * @param type the name of the class
   */
  UsageVisitor(String type, JavaNames names, Uses uses) {
    super(Opcodes.ASM9);
    this.names = names;
    this.uses = uses;
    this.source = type;
  }

  /** Hears of each use. */
  interface Uses {
    void use(Id object, String source, int line);
  }

  /** The file, in the folder of its package. */
  @Override
  public void visitSource(@Nullable String file, @Nullable String debug) {
    if (file != null) {
      source = source.substring(0, source.lastIndexOf('.') + 1).replace('.', '/') + file;
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new Code();
  }

  private final class Code extends MethodVisitor {

    private int line;

    Code() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      member(owner, name);
      if (opcode == Opcodes.GETSTATIC && descriptor.startsWith("L")) {
        use(names.tables().get(Type.getType(descriptor).getClassName()));
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      member(owner, name);
    }

    /** Such as {@code UsersRecord::getEmail}. */
    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          member(handle.getOwner(), handle.getName());
        }
      }
    }

    private void member(String owner, String name) {
      use(names.members().get(owner.replace('/', '.') + "." + name));
    }

    private void use(@Nullable Id object) {
      if (object != null) {
        uses.use(object, source, line);
      }
    }
  }
}
