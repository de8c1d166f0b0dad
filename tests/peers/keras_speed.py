"""Photos per second of training and inference in Keras, to compare with `trainer speed`.

The same network (MobileNetV2 1.0 without batch normalisation, nine outputs), the same step (label smoothing, gradients
clipped to a norm of 1 for each tensor, AdamW, an exponential moving average of the weights) and the same kind of input
(random, in memory), with the default threads of TensorFlow. Prints one line of JSON.
"""

import argparse
import json
import os
import statistics
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras import layers

# Steps before the measured ones. The first one compiles the functions.
WARM_UP_STEPS = 2

# Sandler 2018, table 2, below the stem: expansion, channels, repeats, first stride.
STAGES = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]
DIAGNOSES = 9


def mobilenet_v2(size):
    images = keras.Input((size, size, 3))
    features = layers.ReLU(6.0)(layers.Conv2D(32, 3, strides=2, padding="same")(images))
    channels = 32
    for expansion, outputs, repeats, first_stride in STAGES:
        for repeat in range(repeats):
            stride = first_stride if repeat == 0 else 1
            inner = features
            if expansion > 1:
                inner = layers.ReLU(6.0)(layers.Conv2D(channels * expansion, 1)(inner))
            inner = layers.ReLU(6.0)(layers.DepthwiseConv2D(3, strides=stride, padding="same")(inner))
            inner = layers.Conv2D(outputs, 1)(inner)
            features = layers.Add()([inner, features]) if stride == 1 and channels == outputs else inner
            channels = outputs
    features = layers.ReLU(6.0)(layers.Conv2D(1280, 1)(features))
    features = layers.Dropout(0.2)(layers.GlobalAveragePooling2D()(features))
    return keras.Model(images, layers.Dense(DIAGNOSES)(features))


def median_seconds(step, steps):
    seconds = []
    for number in range(WARM_UP_STEPS + steps):
        start = time.perf_counter()
        step()
        if number >= WARM_UP_STEPS:
            seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--image-size", type=int, default=160)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--steps", type=int, default=10)
    arguments = parser.parse_args()

    model = mobilenet_v2(arguments.image_size)
    loss_of = keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1)
    optimizer = keras.optimizers.AdamW(1e-6, weight_decay=0.02, clipnorm=1.0, use_ema=True, ema_momentum=0.998)
    optimizer.build(model.trainable_variables)

    random = np.random.default_rng(1)
    shape = (arguments.batch, arguments.image_size, arguments.image_size, 3)
    images = tf.constant(random.uniform(-1, 1, shape).astype(np.float32))
    labels = tf.one_hot(np.arange(arguments.batch) % DIAGNOSES, DIAGNOSES)

    @tf.function
    def train(images, labels):
        with tf.GradientTape() as tape:
            loss = loss_of(labels, model(images, training=True))
        optimizer.apply(tape.gradient(loss, model.trainable_variables), model.trainable_variables)
        return loss

    @tf.function
    def infer(images):
        return tf.nn.softmax(model(images, training=False))

    training = median_seconds(lambda: train(images, labels).numpy(), arguments.steps)
    inference = median_seconds(lambda: infer(images).numpy(), arguments.steps)
    measured = {
        "image_size_px": arguments.image_size,
        "batch": arguments.batch,
        "steps": arguments.steps,
        "parameters": model.count_params(),
        "training_photos_per_second": arguments.batch / training,
        "reading_photos_per_second": arguments.batch / inference,
        "versions": f"tensorflow-cpu {tf.__version__}, Keras {keras.__version__}",
    }
    print(json.dumps(measured))


main()
