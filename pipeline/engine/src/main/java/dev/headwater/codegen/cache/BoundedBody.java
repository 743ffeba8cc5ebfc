package dev.headwater.codegen.cache;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body that is read into memory up to a limit, so that a server cannot fill the memory. */
final class BoundedBody implements BodySubscriber<byte[]> {

  private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
  private final long limit;
  private long seen;
  private Flow.@Nullable Subscription subscription;

  BoundedBody(long limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    body.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      seen += part.remaining();
    }
    if (seen > limit && subscription != null) {
      subscription.cancel();
      body.onError(new IOException("it sends more than " + limit + " bytes"));
    } else {
      body.onNext(parts);
    }
  }

  @Override
  public void onError(Throwable e) {
    body.onError(e);
  }

  @Override
  public void onComplete() {
    body.onComplete();
  }
}
