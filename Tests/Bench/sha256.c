/*
 * The reference for verify: how long SHA-256 alone takes over as many messages as there are events, each as long as the
 * pre-image of its event.
 *
 *   sha256 FILE
 *
 * FILE has the length of one message a line. What is in a message does not matter to SHA-256, so all are beginnings of
 * one buffer, which stays in the processor's cache: nothing is read, nothing but hashed. One thread, libcrypto, one
 * context used again. Prints one JSON object: messages, bytes, seconds.
 */
#include <openssl/evp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MESSAGE_MAX (64 << 20)

static int64_t now_nanoseconds(void) {
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return (int64_t)moment.tv_sec * 1000000000 + moment.tv_nsec;
}

static void must(int succeeded, const char *what) {
    if (succeeded) return;
    fprintf(stderr, "sha256: %s\n", what);
    exit(1);
}

/* The lengths of a file, one a line. */
static size_t *lengths_of(const char *path, size_t *count, size_t *longest) {
    FILE *file = fopen(path, "r");
    must(file != NULL, "the file cannot be opened");
    size_t room = 1 << 16, *lengths = malloc(room * sizeof *lengths);
    must(lengths != NULL, "no memory");
    *count = *longest = 0;
    for (unsigned long long length; fscanf(file, "%llu", &length) == 1; (*count)++) {
        must(length <= MESSAGE_MAX, "a message is too long");
        if (*count == room) {
            room *= 2;
            lengths = realloc(lengths, room * sizeof *lengths);
            must(lengths != NULL, "no memory");
        }
        lengths[*count] = (size_t)length;
        if (lengths[*count] > *longest) *longest = lengths[*count];
    }
    must(feof(file) != 0 && *count > 0, "a line is not a length, or there is none");
    fclose(file);
    return lengths;
}

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: sha256 FILE\n");
        return 64;
    }
    size_t messages, longest, bytes = 0;
    size_t *lengths = lengths_of(arguments[1], &messages, &longest);
    unsigned char *message = malloc(longest + 1), digest[EVP_MAX_MD_SIZE];
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    must(message != NULL && context != NULL, "no memory");
    memset(message, 'x', longest + 1);

    int64_t begun = now_nanoseconds();
    must(EVP_DigestInit_ex(context, EVP_sha256(), NULL), "init");
    for (size_t number = 0; number < messages; number++) {
        must(EVP_DigestInit_ex(context, NULL, NULL), "init");
        must(EVP_DigestUpdate(context, message, lengths[number]), "update");
        must(EVP_DigestFinal_ex(context, digest, NULL), "final");
        /* The next message depends on this digest, so that no compiler leaves one out. */
        message[0] = digest[0];
        bytes += lengths[number];
    }
    double seconds = (double)(now_nanoseconds() - begun) / 1e9;
    printf("{\"requests\": %zu, \"seconds\": %.6f, \"bytes\": %zu}\n", messages, seconds, bytes);
    EVP_MD_CTX_free(context);
    free(message);
    free(lengths);
    return 0;
}
